import type { Overlay, ScreenState } from '../state/model.js'

export interface ViewProps {
  readonly state: ScreenState
}

/** Of a component that lies over the panes. */
export interface OverlayProps<Kind extends Overlay['kind']> extends ViewProps {
  readonly overlay: Extract<Overlay, { readonly kind: Kind }>
}
