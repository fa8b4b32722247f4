import { acceptsAnyPath } from './accepts-any-path.js'
import { acceptsBrokenJson } from './accepts-broken-json.js'
import { acceptsClosedMember } from './accepts-closed-member.js'
import { acceptsGet } from './accepts-get.js'
import { acceptsMissingMember } from './accepts-missing-member.js'
import { acceptsNoContentType } from './accepts-no-content-type.js'
import { acceptsNull } from './accepts-null.js'
import { acceptsOutOfRange } from './accepts-out-of-range.js'
import { acceptsTextPlain } from './accepts-text-plain.js'
import { acceptsWrongType } from './accepts-wrong-type.js'
import { answerHeader } from './answer-header.js'
import { answerSchema } from './answer-schema.js'
import { answerStatus } from './answer-status.js'
import { answerSyntax } from './answer-syntax.js'
import { answerText } from './answer-text.js'
import { breaks } from './breaks.js'
import { caseSensitiveType } from './case-sensitive-type.js'
import { crashesOnBrokenJson } from './crashes-on-broken-json.js'
import { crashesOnDepth } from './crashes-on-depth.js'
import { crashesOnNul } from './crashes-on-nul.js'
import { crashesOnSurrogate } from './crashes-on-surrogate.js'
import { crashesOnWrongType } from './crashes-on-wrong-type.js'
import { cutAnswer } from './cut-answer.js'
import { dies } from './dies.js'
import { flood } from './flood.js'
import { garbage } from './garbage.js'
import { hangs } from './hangs.js'
import { healthy } from './healthy.js'
import { ignoresCredentials } from './ignores-credentials.js'
import type { ReceiverDefect } from './invoice/model.js'
import { notConcurrent } from './not-concurrent.js'
import { notIdempotent } from './not-idempotent.js'
import { problemSchema } from './problem-schema.js'
import { redirects } from './redirects.js'
import { refusesAbsentOptional } from './refuses-absent-optional.js'
import { refusesBound } from './refuses-bound.js'
import { refusesCharset } from './refuses-charset.js'
import { refusesEmoji } from './refuses-emoji.js'
import { refusesEnumValue } from './refuses-enum-value.js'
import { refusesEverything } from './refuses-everything.js'
import { refusesExtra } from './refuses-extra.js'
import { refusesLarge } from './refuses-large.js'
import { resets } from './resets.js'
import { slow } from './slow.js'

/** Every receiver there is to test: the sound one first, then one fault each. */
export const RECEIVER_DEFECTS: readonly ReceiverDefect[] = [
  healthy,
  acceptsMissingMember,
  acceptsWrongType,
  acceptsNull,
  acceptsOutOfRange,
  acceptsClosedMember,
  acceptsBrokenJson,
  acceptsTextPlain,
  acceptsNoContentType,
  acceptsGet,
  acceptsAnyPath,
  ignoresCredentials,
  crashesOnWrongType,
  crashesOnSurrogate,
  crashesOnNul,
  crashesOnBrokenJson,
  crashesOnDepth,
  refusesExtra,
  refusesEnumValue,
  refusesAbsentOptional,
  refusesBound,
  refusesEmoji,
  refusesLarge,
  caseSensitiveType,
  refusesCharset,
  answerSchema,
  answerSyntax,
  answerText,
  answerHeader,
  answerStatus,
  problemSchema,
  redirects,
  refusesEverything,
  notIdempotent,
  notConcurrent,
  slow,
  hangs,
  resets,
  garbage,
  cutAnswer,
  flood,
  dies,
  breaks,
]
