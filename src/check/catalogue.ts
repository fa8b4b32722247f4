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
  'document-link-dangling': {
    severity: 'warning',
    basis: 'document',
    title: 'link leads to no operation',
    explain:
      'A link of an answer to a trigger must name one operation, by its operationId or by an operationRef (OpenAPI 3.1.1, section 4.8.20.1). This one names none, two, or one that does not exist, so that nobody can follow it: neither tools nor the steps of a configuration.',
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
  'schema-unsatisfiable': {
    severity: 'error',
    basis: 'document',
    title: 'nothing can satisfy the schema',
    explain:
      'Parts of the schema contradict each other: two types at once, say, or a required member that additionalProperties: false of another part of allOf rules out. No message can conform, so nothing is judged by it. Where a value is needed, Ringback takes the documented example, or what comes nearest. Correct the parts that the finding names.',
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
  'trigger-refusal-undocumented': {
    severity: 'warning',
    basis: 'document',
    title: 'document tells of no refusal',
    explain:
      'The API rightly refused an invalid request, with a 4xx status, but its document has no 4xx answer for the operation. Document it: callers want to know what they did wrong.',
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
  // Receivers, of what we deliver in the place of the API.
  'receiver-failed': {
    severity: 'error',
    basis: 'document',
    title: 'receiver did not answer',
    explain:
      'The receiver could not be reached, or what it answered was no HTTP. When this happens to every delivery, the run is inconclusive: nothing was tested. Is it running, and at the URL of --to?',
  },
  'receiver-broke-off': {
    severity: 'error',
    basis: 'document',
    title: 'receiver broke off its answer',
    explain:
      'The receiver took the connection and closed it before its answer was complete, or answered without end. Senders take that for a failure and deliver again. Look into the log of the receiver for a crash.',
  },
  'receiver-slow': {
    severity: 'error',
    basis: 'config',
    title: 'receiver answered too late',
    explain:
      'The receiver did not answer within --timeout. Who sends callbacks gives up after some seconds (10 is usual), takes that for a failure and sends again, so that slow work is done twice. Answer first, then work.',
  },
  'receiver-server-error': {
    severity: 'error',
    basis: 'rfc',
    title: 'receiver failed with 5xx',
    explain:
      'The receiver answered 5xx. RFC 9110, section 15.6: the server is aware that it has erred. No delivery may do that, not even an invalid one: it is to be refused with 4xx. Look into the log of the receiver.',
  },
  'receiver-redirected': {
    severity: 'error',
    basis: 'rfc',
    title: 'receiver redirected the delivery',
    explain:
      'The receiver answered 3xx. RFC 9110, section 15.4: the request is not fulfilled before somebody follows. Senders of callbacks do not follow redirects, since that would carry data to an address that nobody registered, so the callback is lost. A missing or extra slash in the path is the usual cause.',
  },
  'receiver-refused': {
    severity: 'error',
    basis: 'document',
    title: 'receiver refused a valid delivery',
    explain:
      'The delivery conforms to the document, and the receiver refused it with 4xx. Either it is stricter than the document, or it asks for something that the made-up values are not: give credentials (--bearer, --api-key, --basic, --header) or values that it knows (--set, --body).',
  },
  'receiver-status-undocumented': {
    severity: 'error',
    basis: 'document',
    title: 'receiver answered an undocumented status',
    explain:
      'The receiver answered with a status that the document does not list for this callback and no default covers. Refusals (4xx) are not meant: documents hardly list how a receiver refuses.',
  },
  'receiver-content-type': {
    severity: 'error',
    basis: 'document',
    title: 'undocumented content type from the receiver',
    explain:
      'The Content-Type of the answer is missing, unreadable or none of those that the document has for this status.',
  },
  'receiver-header': {
    severity: 'error',
    basis: 'document',
    title: 'header of the receiver missing or wrong',
    explain:
      'A header that the document requires of the answer to this callback is missing, or does not conform to its schema.',
  },
  'receiver-body-syntax': {
    severity: 'error',
    basis: 'rfc',
    title: "receiver's answer cannot be parsed",
    explain:
      'The body of the answer is not what its Content-Type says: JSON that does not parse (RFC 8259), or bytes that are not UTF-8.',
  },
  'receiver-body-schema': {
    severity: 'error',
    basis: 'document',
    title: "receiver's answer breaks its schema",
    explain:
      'The body of the answer does not conform to the schema that the document has for the answer to this callback, or is missing.',
  },
  'receiver-body-format': {
    severity: 'warning',
    basis: 'document',
    title: "value of the receiver's answer breaks its format",
    explain:
      'A string in the answer does not conform to its format. JSON Schema leaves formats to agreement and frameworks emit near misses (date-times without offset), so it is a warning.',
  },
  'receiver-not-judged': {
    severity: 'info',
    basis: 'practice',
    title: "receiver's answer was not judged",
    explain:
      'The body of the answer has a media type for which Ringback has no judge, or a schema that cannot be used, so only its status and headers were checked.',
  },
  'receiver-invalid-accepted': {
    severity: 'error',
    basis: 'document',
    title: 'receiver accepted what breaks the schema',
    explain:
      'The receiver answered 2xx to a body that the document forbids, although the document has an answer with which it refuses (4xx or default). What it does not notice it acts on: a missing member becomes a null, a text becomes a total. The finding says which member was wrong, and how.',
  },
  'receiver-lenient': {
    severity: 'warning',
    basis: 'practice',
    title: 'receiver took an invalid body',
    explain:
      'The receiver answered 2xx to a body that breaks its schema. The document has no answer with which a receiver refuses, so it may be meant: receivers that only store what comes in take everything. Document a 4xx answer to have it counted as an error.',
  },
  'receiver-extra-refused': {
    severity: 'error',
    basis: 'document',
    title: 'unknown member refused in an open schema',
    explain:
      'The schema does not forbid further members, and the receiver refused a body with one. It will refuse all callbacks on the day the API adds a member, which APIs do without asking. Let the parser ignore what it does not know, or say additionalProperties: false.',
  },
  'receiver-large-refused': {
    severity: 'warning',
    basis: 'practice',
    title: 'receiver refused a body of 1 MB',
    explain:
      'The body conforms to its schema, which has no limit, and the receiver refused it. Frameworks have limits of their own (Express 100 kB, for one). Callbacks are rarely so large, so it is a warning: raise the limit, or add maxLength and maxItems to the document.',
  },
  'receiver-content-type-refused': {
    severity: 'error',
    basis: 'rfc',
    title: 'spelling of the content type refused',
    explain:
      'The receiver refused a Content-Type that means the documented one. RFC 9110, section 8.3.1: type and subtype are compared without regard to case. RFC 8259, section 11: charset has no effect on JSON, and many clients add it.',
  },
  'receiver-content-type-accepted': {
    severity: 'warning',
    basis: 'practice',
    title: 'undocumented content type accepted',
    explain:
      'The receiver took a body whose Content-Type is missing or not documented, so it does not look at it. Browsers send text/plain across origins without asking, and CloudEvents asks for 415.',
  },
  'receiver-method-accepted': {
    severity: 'warning',
    basis: 'practice',
    title: 'undocumented method accepted',
    explain:
      'The receiver answered 2xx to a method that the document does not have for this callback. Whoever opens the URL in a browser is then taken for the API. 405 is the answer (RFC 9110, section 15.5.6).',
  },
  'receiver-path-accepted': {
    severity: 'warning',
    basis: 'practice',
    title: 'unknown path accepted',
    explain:
      'The receiver answered 2xx at a path below that of the callback which the document does not have. Callbacks that go astray are then lost without a trace: the API believes that they were delivered.',
  },
  'receiver-credentials-ignored': {
    severity: 'error',
    basis: 'document',
    title: 'missing or wrong credentials accepted',
    explain:
      'The document asks for credentials on this callback, and the receiver took it without them, or with wrong ones. Anybody who knows its URL can call it.',
  },
  'receiver-duplicate-differs': {
    severity: 'warning',
    basis: 'practice',
    title: 'the same delivery was refused again',
    explain:
      'The receiver took a delivery, and refused the same bytes when they came again. Senders repeat what they got no answer to; a receiver that then answers an error makes them repeat it until they give up. Answer what is known already with the same success.',
  },
  'receiver-unhealthy': {
    severity: 'error',
    basis: 'document',
    title: 'receiver broke while it was tested',
    explain:
      'The receiver took a valid delivery at the beginning and not at the end. One of the deliveries between has crashed or blocked it, or it runs out of something: connections, memory, a quota.',
  },
  'receiver-cases-omitted': {
    severity: 'info',
    basis: 'practice',
    title: 'not everything was tried on the receiver',
    explain:
      'There are more bodies to try than the limit of their group, or none could be made because the body is no JSON or has no schema, or the receiver answered no more. The finding says which, and how many there are. The limits keep a run short; --seed 2, 3 and so on try the others.',
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
