export const PROGRAM_HELP = `
Examples:
  ringback verify http://127.0.0.1:8000/openapi.json
  ringback verify openapi.yaml --api http://127.0.0.1:8000
  ringback inspect openapi.json
  ringback explain delivery-body-schema

ringback COMMAND --help shows the options of a command.`

export const VERIFY_HELP = `
Examples:
  ringback verify http://127.0.0.1:8000/openapi.json
  ringback verify openapi.json --api http://127.0.0.1:8000 --bearer env:TOKEN
  ringback verify openapi.json --start 'node server.js' --only createInvoice
  ringback verify openapi.json --set path:tenant=acme --set pay.body:/total=7
  ringback verify openapi.json --format json --output report.json

--only, --set, --body, --header, --allow-remote-refs and --document-header may
be given again. PLACE is body (NAME is a JSON Pointer), path, query, header or
cookie. Durations have a unit: 500ms, 2s, 1m.

--bearer, --api-key and --basic take a value, env:NAME for the environment
variable NAME, or nothing for their own variable. Other users of the machine
can see a command line, but not the environment.

Exit codes:
  0    the API keeps what the document promises
  1    it does not
  2    the command, the document or the machine is not in order
  3    nothing could be tested
  70   a bug in Ringback
  130  interrupted; the report is written all the same`

export const INSPECT_HELP = `
Examples:
  ringback inspect openapi.json
  curl https://api.example.com/openapi.json | ringback inspect - --format json
  ringback inspect openapi.yaml --lint --format github --max-warnings 0

Exit codes: 0 no errors in the document; 1 errors; 2 it cannot be read.`
