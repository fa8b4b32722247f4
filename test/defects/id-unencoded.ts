import type { Defect } from './invoice/model.js'

/** OpenAPI does not say whether values are percent-encoded, so this is no fault by the document. */
export const idUnencoded: Defect = {
  name: 'id-unencoded',
  title: 'puts the id into the URL as it is',
  expects: [],
  needsId: 'inv/1',
  fault: {
    callbacks: (sound, { id = '' }) =>
      sound.map((callback) => ({
        ...callback,
        url: callback.url.replace(/[^/]*$/, () => encodeURI(id)),
      })),
  },
}
