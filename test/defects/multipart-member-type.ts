import type { Defect } from './invoice/model.js'
import { sendParts } from './multipart.js'

export const multipartMemberType: Defect = {
  name: 'multipart-member-type',
  title: 'sends text for a boolean in the JSON part of a multipart body',
  expects: ['delivery-body-schema'],
  fault: sendParts({ description: 'Invoice paid', paid: 'yes' }),
}
