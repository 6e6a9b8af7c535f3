/** A colour a vendor may set as `--regulars-<role>`. */
export type ColourRole =
  | 'canvas'
  | 'surface'
  | 'sunken'
  | 'text'
  | 'muted'
  | 'line'
  | 'hair'
  | 'accent'
  | 'on-accent'
  | 'accent-soft'
  | 'loyalty'
  | 'loyalty-soft'
  | 'active'
  | 'active-soft'
  | 'danger'
  | 'danger-soft'
  | 'warning'
  | 'warning-soft';

export type Palette = Readonly<Record<ColourRole, string>>;

/** *Counter*: paper, ink, and one blue for what to do next. */
export const light: Palette = {
  canvas: '#f6f4f0',
  surface: '#ffffff',
  sunken: '#ece9e2',
  text: '#1d1b18',
  muted: '#5f5a51',
  // Dark enough that the edge of a field is 3 to 1 in a well too.
  line: '#8b857a',
  hair: '#ddd8ce',
  accent: '#2a4fd0',
  'on-accent': '#ffffff',
  'accent-soft': '#e8edff',
  loyalty: '#b4235a',
  'loyalty-soft': '#fde8ef',
  active: '#1b6b3a',
  'active-soft': '#e3f4e8',
  danger: '#b3261e',
  'danger-soft': '#fce8e6',
  warning: '#7a4a00',
  'warning-soft': '#fff1d6',
};

export const dark: Palette = {
  canvas: '#131312',
  surface: '#1c1c1a',
  sunken: '#0d0d0c',
  text: '#f4f2ed',
  muted: '#b3aea4',
  line: '#77736b',
  hair: '#34332f',
  accent: '#9db2ff',
  'on-accent': '#0d1738',
  'accent-soft': '#20294a',
  loyalty: '#ff8fb3',
  'loyalty-soft': '#3d1b28',
  active: '#7fd19a',
  'active-soft': '#15301f',
  danger: '#ff9c92',
  'danger-soft': '#3e1916',
  warning: '#f2be5c',
  'warning-soft': '#35270b',
};
