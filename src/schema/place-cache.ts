import type { Place, SchemaRole } from './model.js'
import { keyOfPlace } from './place.js'

/** What was made for a place and a role, once for each. */
export interface PlaceCache<Value> {
  getOrCreate(place: Place, role: SchemaRole, create: () => Value): Value
}

/** Finds values by the place's object at once, and by its text where another object names it. */
export function createPlaceCache<Value>(): PlaceCache<Value> {
  const byText = new Map<string, Value>()
  const byPlace: Readonly<Record<SchemaRole, WeakMap<Place, Value>>> = {
    request: new WeakMap(),
    response: new WeakMap(),
    callback: new WeakMap(),
  }

  function findByText(place: Place, role: SchemaRole, create: () => Value): Value {
    const text = `${role} ${keyOfPlace(place)}`
    const value = byText.get(text) ?? create()
    byText.set(text, value)
    return value
  }

  return {
    getOrCreate(place, role, create) {
      const values = byPlace[role]
      const known = values.get(place)
      if (known !== undefined) return known
      const value = findByText(place, role, create)
      values.set(place, value)
      return value
    },
  }
}
