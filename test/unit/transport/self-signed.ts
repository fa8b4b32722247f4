import { createSign, generateKeyPairSync } from 'node:crypto'

/** A certificate and its key, both PEM. */
export interface Identity {
  readonly cert: string
  readonly key: string
}

/** Makes a self-signed certificate (RFC 5280) for 127.0.0.1, valid until `notAfter`. */
export function createIdentity(notAfter: Date): Identity {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const algorithm = der(0x30, der(0x06, Buffer.from('2a8648ce3d040302', 'hex')))
  const commonName = der(0x30, der(0x06, Buffer.from('550403', 'hex')), der(0x0c, 'ringback test'))
  const name = der(0x30, der(0x31, commonName))
  const alternativeName = der(
    0x30,
    der(0x06, Buffer.from('551d11', 'hex')),
    der(0x04, der(0x30, der(0x87, Buffer.from([127, 0, 0, 1])))),
  )
  const certified = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    algorithm,
    name,
    der(0x30, time(new Date(0)), time(notAfter)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(0x30, alternativeName)),
  )
  const signature = createSign('sha256').update(certified).sign(privateKey)
  const bits = der(0x03, Buffer.from([0]), signature)
  const certificate = der(0x30, certified, algorithm, bits).toString('base64')
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

/** One DER element: tag, length, content. */
function der(tag: number, ...content: (Buffer | string)[]): Buffer {
  const body = Buffer.concat(content.map((part) => Buffer.from(part)))
  const { length } = body
  const head = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length]
  return Buffer.concat([Buffer.from([tag, ...head]), body])
}

function time(date: Date): Buffer {
  return der(0x18, `${date.toISOString().replace(/\D/g, '').slice(0, 14)}Z`)
}
