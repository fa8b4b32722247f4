import type { Defect } from './invoice/model.js'

export const twice: Defect = {
  name: 'twice',
  title: 'sends the callback twice',
  expects: ['delivery-duplicate'],
  fault: { callbacks: (sound) => [...sound, ...sound] },
}
