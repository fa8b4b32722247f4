/** How a command writes `--set` and `--body`: one wording for its help and its errors. */
export interface ValueForm {
  readonly set: string
  /** A `--set` that shows what the form has besides place and name. */
  readonly example: string
  readonly body: string
  /** Whether a value may name what it is for. */
  readonly isNamed: boolean
}

/** For triggers, of any operation or of one. */
export const OPERATION_FORM: ValueForm = {
  set: '[OPERATION.]PLACE:NAME=VALUE',
  example: 'createInvoice.path:tenant=acme',
  body: '[OPERATION=]@FILE or [OPERATION=]JSON',
  isNamed: true,
}

/** For deliveries, of any callback or webhook or of one. */
export const CALLBACK_FORM: ValueForm = {
  set: '[CALLBACK.]PLACE:NAME=VALUE',
  example: 'invoicePaid.path:tenant=acme',
  body: '[CALLBACK=]@FILE or [CALLBACK=]JSON',
  isNamed: true,
}

/** For the one delivery that there is. */
export const DELIVERY_FORM: ValueForm = {
  set: 'PLACE:NAME=VALUE or KEY-PART=VALUE',
  example: "'{$request.body#/id}=inv-7'",
  body: '@FILE or JSON',
  isNamed: false,
}
