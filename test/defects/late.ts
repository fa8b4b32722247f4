import type { Defect } from './invoice/model.js'

export const late: Defect = {
  name: 'late',
  title: 'sends the callback only when the test releases it',
  expects: ['delivery-late'],
  fault: {
    callbacks: async (sound, _trigger, stage) => {
      await stage.released
      return sound
    },
  },
}
