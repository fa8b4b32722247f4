export type Severity = 'error' | 'warning' | 'info'

/**
 * On whose authority: the document, the user's configuration, an RFC, or good practice.
 * `practice` never fails a run unless it is strict.
 */
export type Basis = 'document' | 'config' | 'rfc' | 'practice'

interface FindingEntry {
  readonly severity: Severity
  readonly basis: Basis
  /** A few words, for tables. */
  readonly title: string
  /** What it means, why it matters, and what usually causes it: shown by `ringback explain`. */
  readonly explain: string
}

/** Every finding that Ringback can raise. */
export const FINDINGS = {
  // The document.
  'document-reference-dangling': {
    severity: 'error',
    basis: 'document',
    title: '$ref leads nowhere',
    explain:
      'A $ref names a file or a place that does not exist. Whatever stands behind it cannot be checked, so the promise is incomplete. Correct the reference, or add the missing part.',
  },
  'document-reference-refused': {
    severity: 'error',
    basis: 'document',
    title: '$ref not followed for safety',
    explain:
      'A $ref leads to another host or out of the folder of the document. Such references are not followed unless you allow them: --allow-remote-refs HOST for a host, --ref-root FOLDER for files. What stands behind them is not checked.',
  },
  'document-invalid': {
    severity: 'error',
    basis: 'document',
    title: 'document breaks the OpenAPI schema',
    explain:
      'A part of the document that readers rely on is missing, or has another type or value than the official schema of its OpenAPI version allows. Tools read such a part differently or not at all. Only --lint looks for it. Unknown fields, missing texts for people and empty lists are document-structure, a warning.',
  },
  'document-structure': {
    severity: 'warning',
    basis: 'document',
    title: 'odd structure',
    explain:
      'Something does not stand as the OpenAPI Specification has it, for example a map in the place of a list or an upper-case method. It is read where its meaning is clear; other tools may drop it.',
  },
  'document-duplicate-operation-id': {
    severity: 'warning',
    basis: 'document',
    title: 'operationId used twice',
    explain:
      'The OpenAPI Specification asks for operationIds that are unique in the whole document, callbacks included. Tools that find operations by it take the wrong one.',
  },
  'document-example-schema': {
    severity: 'warning',
    basis: 'document',
    title: 'example breaks its schema',
    explain:
      'A documented example does not conform to the schema beside it. People copy examples, so one of the two is wrong. It is not used for triggers while the schema can give a value.',
  },
  'expression-nonstandard': {
    severity: 'warning',
    basis: 'document',
    title: 'expression outside the grammar',
    explain:
      'A callback key holds an expression that the grammar of runtime expressions (OpenAPI 3.1.1, section 4.8.20.4) does not allow, but whose meaning is clear. Ringback reads it; most tools silently make an empty string of it. Use the standard spelling that the finding gives.',
  },
  'expression-unresolvable': {
    severity: 'error',
    basis: 'document',
    title: 'expression cannot be read',
    explain:
      'A callback key holds something that is no runtime expression and resembles none, or a name that nothing in the operation carries. Nobody can tell which URL the callback goes to.',
  },
  'expression-undeclared': {
    severity: 'warning',
    basis: 'document',
    title: 'expression names an undeclared part',
    explain:
      'The expression is well formed, but the parameter or body member that it names is not declared by the operation (OpenAPI 3.1.1 says that it must be, or the expression cannot be evaluated). Declare it, so that callers know where the URL goes.',
  },
  'callback-body-undocumented': {
    severity: 'warning',
    basis: 'document',
    title: 'callback without request body',
    explain:
      'The callback is a POST, PUT or PATCH, but documents no request body. A receiver cannot be written from it, and what arrives cannot be judged.',
  },
  'callback-success-undocumented': {
    severity: 'warning',
    basis: 'document',
    title: 'callback without 2xx response',
    explain:
      'The callback documents no successful response, so a receiver cannot know which answer the API takes for success. Document one: 204 is the most common.',
  },
  'schema-uncompilable': {
    severity: 'error',
    basis: 'document',
    title: 'schema cannot be used',
    explain:
      'The schema is not valid JSON Schema, so nothing can be judged by it. Other tools often let everything pass in this case. Correct the keyword that the finding names.',
  },
  'schema-notice': {
    severity: 'info',
    basis: 'document',
    title: 'part of a schema has no effect',
    explain:
      'A part of the schema has no effect on validation, or not the one that was meant: an unknown format, a pattern that is no ECMA-262 expression, nullable without type.',
  },
  'schema-unsafe': {
    severity: 'warning',
    basis: 'practice',
    title: 'pattern may take exponential time',
    explain:
      'The pattern can take exponential time on a hostile value (nested quantifiers), which stops any validator that uses it. Ringback does not evaluate it: values are not checked against it. Rewrite it without nested quantifiers.',
  },
  // The trigger and its answer.
  'trigger-failed': {
    severity: 'error',
    basis: 'document',
    title: 'API did not answer',
    explain:
      'The API could not be reached, or closed the connection, or did not answer in time. When this happens to every trigger, the run is inconclusive: nothing was tested.',
  },
  'trigger-refused': {
    severity: 'warning',
    basis: 'practice',
    title: 'API refused a valid trigger',
    explain:
      'The API answered 4xx to a trigger that conforms to the document, so no callback is owed and nothing was tested by it. Often it needs a credential (--bearer, --api-key, --basic, --header), a value that exists (--set, --body), or the document is less strict than the API.',
  },
  'trigger-redirected': {
    severity: 'warning',
    basis: 'practice',
    title: 'API redirected the trigger',
    explain:
      'The API answered 3xx. Redirects are not followed, since the request that would be repeated is not the documented one. A missing or extra slash in the path or the wrong server URL is the usual cause.',
  },
  'trigger-server-error': {
    severity: 'error',
    basis: 'rfc',
    title: 'API failed with 5xx',
    explain:
      'The API answered 5xx. RFC 9110, section 15.6: the server is aware that it has erred. Look into the log of the API.',
  },
  'trigger-status-undocumented': {
    severity: 'error',
    basis: 'document',
    title: 'undocumented status',
    explain:
      'The operation answers with a status that the document does not list and no default covers.',
  },
  'trigger-content-type': {
    severity: 'error',
    basis: 'document',
    title: 'undocumented content type in the answer',
    explain: 'The API answers with a media type that the documented response does not list.',
  },
  'trigger-header': {
    severity: 'error',
    basis: 'document',
    title: 'response header missing or wrong',
    explain:
      'A documented response header is required and missing, or does not conform to its schema.',
  },
  'trigger-body-syntax': {
    severity: 'error',
    basis: 'rfc',
    title: 'answer cannot be parsed',
    explain:
      'The body of the answer is not what its Content-Type says: JSON that does not parse (RFC 8259), or bytes that are not UTF-8.',
  },
  'trigger-body-schema': {
    severity: 'error',
    basis: 'document',
    title: 'answer breaks its schema',
    explain: 'The body of the answer does not conform to the schema of its documented response.',
  },
  'trigger-body-format': {
    severity: 'warning',
    basis: 'document',
    title: 'value of the answer breaks its format',
    explain:
      'A string in the answer does not conform to its format. JSON Schema leaves formats to agreement and frameworks emit near misses (date-times without offset), so it is a warning.',
  },
  'trigger-not-judged': {
    severity: 'info',
    basis: 'practice',
    title: 'answer was not judged',
    explain:
      'The body of the answer has a media type for which Ringback has no judge, or a schema that cannot be used, so only its status and headers were checked.',
  },
  'trigger-invalid-accepted': {
    severity: 'warning',
    basis: 'document',
    title: 'API accepted an invalid trigger',
    explain:
      'Ringback sent a request that the document forbids, to see that no callback follows a rejected call. The API accepted it, so that could not be seen. The API is more lenient than its document.',
  },
  // Deliveries.
  'delivery-missing': {
    severity: 'error',
    basis: 'document',
    title: 'callback did not arrive',
    explain:
      'The API accepted the trigger, but the callback that it documents did not arrive, even long after the deadline. Is it sent at all? FastAPI, for one, only documents callbacks: sending them is up to your code. Can the API reach the receiver (--host, --public-url)?',
  },
  'delivery-late': {
    severity: 'error',
    basis: 'config',
    title: 'callback arrived after the deadline',
    explain: 'The callback arrived, but later than --timeout after the answer to the trigger.',
  },
  'delivery-early': {
    severity: 'info',
    basis: 'practice',
    title: 'callback came before the answer',
    explain:
      'The callback arrived before the API had answered the trigger. Receivers that store the answer first will not know what the callback is about.',
  },
  'delivery-method': {
    severity: 'error',
    basis: 'document',
    title: 'wrong method',
    explain: 'The callback came with another HTTP method than the document has.',
  },
  'delivery-url': {
    severity: 'error',
    basis: 'document',
    title: 'wrong URL',
    explain:
      'The callback went to another URL than the one that the callback expression gives for this trigger. The finding says in which part: a doubled slash, a missing percent-encoding, a lost query, another id.',
  },
  'delivery-content-type': {
    severity: 'error',
    basis: 'document',
    title: 'undocumented content type',
    explain:
      'The Content-Type of the callback is missing, unreadable or none of the documented ones.',
  },
  'delivery-parameter': {
    severity: 'error',
    basis: 'document',
    title: 'header, query or path parameter missing or wrong',
    explain:
      'A parameter that the callback documents is required and missing, or does not conform to its schema.',
  },
  'delivery-body-missing': {
    severity: 'error',
    basis: 'document',
    title: 'body missing',
    explain: 'The callback documents a required body and came without one.',
  },
  'delivery-body-unexpected': {
    severity: 'warning',
    basis: 'practice',
    title: 'undocumented body',
    explain: 'The callback came with a body although the document has none for it.',
  },
  'delivery-body-syntax': {
    severity: 'error',
    basis: 'rfc',
    title: 'body cannot be parsed',
    explain:
      'The body is not what its Content-Type says: JSON that does not parse (RFC 8259), bytes that are not UTF-8, a byte order mark, or nesting so deep that it is refused.',
  },
  'delivery-body-schema': {
    severity: 'error',
    basis: 'document',
    title: 'body breaks its schema',
    explain: 'The body of the callback does not conform to the documented schema.',
  },
  'delivery-body-format': {
    severity: 'warning',
    basis: 'document',
    title: 'value breaks its format',
    explain:
      'A string does not conform to its format. JSON Schema leaves formats to agreement and frameworks emit near misses (date-times without offset), so it is a warning.',
  },
  'delivery-cloudevents': {
    severity: 'warning',
    basis: 'practice',
    title: 'no CloudEvent',
    explain:
      'The callback is documented and sent as application/cloudevents+json, but breaks CloudEvents 1.0 where the schema of the document says nothing: id, source and type must be strings that are not empty, specversion "1.0", time a date-time by RFC 3339, and data and data_base64 exclude each other. The document does not promise it in words, so it is a warning; receivers that use a CloudEvents library will refuse the callback.',
  },
  'delivery-not-judged': {
    severity: 'info',
    basis: 'practice',
    title: 'body was not judged',
    explain:
      'The body has a media type for which Ringback has no judge, or a schema that cannot be used, so only method, URL and headers were checked.',
  },
  'delivery-duplicate': {
    severity: 'error',
    basis: 'rfc',
    title: 'delivered twice',
    explain:
      'The same callback arrived again although the first was answered with a documented success. RFC 9110, section 9.2.2: a request with a method that is not idempotent should not be repeated automatically.',
  },
  'delivery-repeated': {
    severity: 'warning',
    basis: 'practice',
    title: 'delivered again with another body',
    explain:
      'The callback arrived more than once with different bodies. That may be meant (progress, a stream of events), so it is a warning.',
  },
  'delivery-after-rejection': {
    severity: 'error',
    basis: 'rfc',
    title: 'callback for a rejected trigger',
    explain:
      'The API refused the trigger with 4xx or 5xx and sent the callback all the same. RFC 9110, sections 15.5 and 15.6: such an answer says that the request was not carried out.',
  },
  'delivery-without-url': {
    severity: 'error',
    basis: 'document',
    title: 'callback although no URL was given',
    explain:
      'The trigger left the optional callback URL out, and a callback for it arrived all the same.',
  },
  'delivery-unwanted': {
    severity: 'error',
    basis: 'config',
    title: 'callback that should not have come',
    explain:
      'Your configuration says that this callback does not come (expect: none), or it arrived after the finally steps of its trigger had ended, for instance after its subscription was deleted.',
  },
  'delivery-crosstalk': {
    severity: 'error',
    basis: 'document',
    title: 'callback of another trigger',
    explain:
      'A callback went to the URL of one trigger and carries what belongs to another: under load, one customer gets the data of the next. Shared state between requests is the usual cause.',
  },
  'delivery-unexpected': {
    severity: 'warning',
    basis: 'practice',
    title: 'something else arrived',
    explain:
      'A request reached the receiver that belongs to no trigger and no documented callback. The finding names the nearest one and why it does not fit.',
  },
  'delivery-ambiguous': {
    severity: 'info',
    basis: 'document',
    title: 'fits several callbacks',
    explain:
      'Several documented callbacks have this URL and method, and the body conforms to more than one of them, so nobody can tell which one it is.',
  },
  'delivery-incomplete': {
    severity: 'error',
    basis: 'rfc',
    title: 'request broke off',
    explain:
      'The callback was cut off, stalled, larger than the receiver takes, or not HTTP. What arrived of it is kept.',
  },
  // The run.
  'step-failed': {
    severity: 'error',
    basis: 'config',
    title: 'step failed',
    explain:
      'A step that your configuration puts before or after a trigger did not succeed, so the trigger was not sent or its callbacks were not waited for: the callbacks count as not exercised. A request succeeds with the status that it expects, 2xx unless it says otherwise; a command with exit code 0. The finding shows what came.',
  },
  'check-crashed': {
    severity: 'error',
    basis: 'practice',
    title: 'a check failed to run',
    explain:
      'A check of Ringback threw. That is a bug in Ringback; the run is not green because of it.',
  },
} as const satisfies Record<string, FindingEntry>

export type FindingCode = keyof typeof FINDINGS
