import { afterRejection } from './after-rejection.js'
import { answer401 } from './answer-401.js'
import { answer500 } from './answer-500.js'
import { answerContentType } from './answer-content-type.js'
import { answerHeader } from './answer-header.js'
import { answerRedirect } from './answer-redirect.js'
import { answerReset } from './answer-reset.js'
import { answerSchema } from './answer-schema.js'
import { answerStatus } from './answer-status.js'
import { badEnum } from './bad-enum.js'
import { badFormat } from './bad-format.js'
import { beforeAnswer } from './before-answer.js'
import { bodyHuge } from './body-huge.js'
import { bodyMissing } from './body-missing.js'
import { bodyUndocumented } from './body-undocumented.js'
import { bodyXml } from './body-xml.js'
import { brokenOff } from './broken-off.js'
import { charset } from './charset.js'
import { cloudeventsId } from './cloudevents-id.js'
import { contentTypeMissing } from './content-type-missing.js'
import { contentTypeText } from './content-type-text.js'
import { crosstalk } from './crosstalk.js'
import { doubledSlash } from './doubled-slash.js'
import { gzip } from './gzip.js'
import { headerMissing } from './header-missing.js'
import { headerType } from './header-type.js'
import { healthy } from './healthy.js'
import { idEncodedTwice } from './id-encoded-twice.js'
import { idUnencoded } from './id-unencoded.js'
import { invalidUtf8 } from './invalid-utf8.js'
import type { Defect } from './invoice/model.js'
import { jsonBroken } from './json-broken.js'
import { jsonWithBom } from './json-with-bom.js'
import { late } from './late.js'
import { lenient } from './lenient.js'
import { memberExtra } from './member-extra.js'
import { memberMissing } from './member-missing.js'
import { memberType } from './member-type.js'
import { methodGet } from './method-get.js'
import { methodPut } from './method-put.js'
import { missing } from './missing.js'
import { multipart } from './multipart.js'
import { multipartMemberType } from './multipart-member-type.js'
import { prefixLost } from './prefix-lost.js'
import { repeated } from './repeated.js'
import { secretEcho } from './secret-echo.js'
import { severalAmbiguous } from './several-ambiguous.js'
import { severalDecided } from './several-decided.js'
import { slow } from './slow.js'
import { strayRequest } from './stray-request.js'
import { twice } from './twice.js'
import { withoutUrl } from './without-url.js'
import { wrongId } from './wrong-id.js'
import { wrongPath } from './wrong-path.js'

/** Every invoice API there is to judge: the sound one first, then one fault each. */
export const DEFECTS: readonly Defect[] = [
  healthy,
  late,
  missing,
  twice,
  repeated,
  wrongPath,
  prefixLost,
  doubledSlash,
  idUnencoded,
  idEncodedTwice,
  wrongId,
  methodGet,
  methodPut,
  contentTypeText,
  contentTypeMissing,
  charset,
  gzip,
  jsonBroken,
  jsonWithBom,
  invalidUtf8,
  memberMissing,
  memberType,
  memberExtra,
  badEnum,
  badFormat,
  headerMissing,
  headerType,
  bodyMissing,
  bodyUndocumented,
  bodyXml,
  multipart,
  multipartMemberType,
  cloudeventsId,
  bodyHuge,
  brokenOff,
  crosstalk,
  beforeAnswer,
  afterRejection,
  withoutUrl,
  lenient,
  answer500,
  answer401,
  answerRedirect,
  answerReset,
  answerStatus,
  answerContentType,
  answerSchema,
  answerHeader,
  severalAmbiguous,
  severalDecided,
  strayRequest,
  slow,
  secretEcho,
]
