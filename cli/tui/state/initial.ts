import { NO_COUNTS } from './counts.js'
import { createMemo } from './memo.js'
import type { InitialState, ScreenState, ViewState } from './model.js'
import { listOperationStates } from './operation.js'

/** The screen before anything has happened. */
export function createState(initial: InitialState): ScreenState {
  const { look, size, operations, addresses, to } = initial
  return {
    look,
    size,
    session: { title: '', source: '', strict: false, ...(to === undefined ? {} : { to }) },
    counts: NO_COUNTS,
    plan: [],
    operations: listOperationStates(operations, []),
    addresses,
    entries: [],
    nextSeq: 0,
    view: START,
    overlay: { kind: 'none' },
    memo: createMemo(),
  }
}

const START: ViewState = {
  focus: 'operations',
  isZoomed: false,
  operation: 0,
  selected: 0,
  isFollowing: true,
  anchor: 0,
  detailTop: 0,
  subject: 'operation',
  filter: '',
  isOnlyFindings: false,
}
