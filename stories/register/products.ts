import type { Shop } from './settings.js';

/** Something on the shelf. `drawing` names a symbol of products.svg. */
export interface Product {
  readonly id: string;
  readonly name: string;
  readonly drawing: string;
  readonly priceMinor: number;
}

/** A shelf: its word (words/en.ts) and what stands on it. `hue` is a class that tints the drawings. */
export interface Category {
  readonly id: CategoryId;
  readonly hue: 'roast' | 'leaf' | 'crust' | 'kitchen' | 'shelf';
  readonly products: readonly Product[];
}

export type CategoryId = 'coffee' | 'tea' | 'bakery' | 'kitchen' | 'provisions' | 'tinctures' | 'balms' | 'herbs';

const CAFE: readonly Category[] = [
  {
    id: 'coffee',
    hue: 'roast',
    products: [
      product('Espresso', 300),
      product('Macchiato', 350),
      product('Cortado', 400),
      product('Flat white', 450),
      product('Cappuccino', 450),
      product('Latte', 475),
      product('Cold brew', 500),
      product('Pour over', 525),
    ],
  },
  {
    id: 'tea',
    hue: 'leaf',
    products: [product('Breakfast tea', 350), product('Green tea', 350), product('Chai', 450), product('Matcha', 525)],
  },
  {
    id: 'bakery',
    hue: 'crust',
    products: [
      product('Croissant', 395),
      product('Cinnamon roll', 450),
      product('Banana bread', 425),
      product('Cookie', 295),
      product('Fruit tart', 595),
      product('Baguette', 350),
    ],
  },
  {
    id: 'kitchen',
    hue: 'kitchen',
    products: [product('Avocado toast', 1150), product('Granola', 950), product('Soup', 895), product('Toastie', 1050)],
  },
  {
    id: 'provisions',
    hue: 'shelf',
    products: [
      product('Beans', 1850, 'House beans, 12 oz'),
      product('Honey', 1400, 'Wildflower honey'),
      product('Chocolate', 750, 'Dark chocolate'),
      product('Oat milk', 550),
      product('Mug', 1600, 'Half past mug'),
      product('Tote', 1800, 'Canvas tote'),
    ],
  },
];

const APOTHECARY: readonly Category[] = [
  {
    id: 'tinctures',
    hue: 'kitchen',
    products: [
      { id: 'calm', name: 'Calm tincture', drawing: 'tincture', priceMinor: 3200 },
      { id: 'rest', name: 'Rest tincture', drawing: 'tincture', priceMinor: 3400 },
      { id: 'day', name: 'Day capsules', drawing: 'capsules', priceMinor: 2800 },
      { id: 'night', name: 'Night capsules', drawing: 'capsules', priceMinor: 2800 },
    ],
  },
  {
    id: 'balms',
    hue: 'crust',
    products: [
      { id: 'muscle', name: 'Muscle balm', drawing: 'salve', priceMinor: 2400 },
      { id: 'hand', name: 'Hand salve', drawing: 'salve', priceMinor: 1600 },
      { id: 'raw-honey', name: 'Raw honey', drawing: 'honey', priceMinor: 1400 },
    ],
  },
  {
    id: 'herbs',
    hue: 'leaf',
    products: [
      { id: 'nettle', name: 'Nettle leaf', drawing: 'leaf', priceMinor: 900 },
      { id: 'mint', name: 'Peppermint leaf', drawing: 'leaf', priceMinor: 850 },
      { id: 'evening', name: 'Evening tea', drawing: 'green-tea', priceMinor: 1100 },
      { id: 'morning', name: 'Morning tea', drawing: 'breakfast-tea', priceMinor: 1100 },
    ],
  },
];

/** What is for sale: a café, or an apothecary where the shop sells to medical customers. */
export function shelves(shop: Shop): readonly Category[] {
  return shop === 'medical' ? APOTHECARY : CAFE;
}

/** A product of either shop, by id; undefined when it is no longer sold. */
export function productById(id: string): Product | undefined {
  return [...CAFE, ...APOTHECARY].flatMap((category) => category.products).find((product) => product.id === id);
}

/** The drawing's name is the product's own: "Flat white" is `flat-white`. */
function product(kind: string, priceMinor: number, name = kind): Product {
  const drawing = kind.toLowerCase().replace(/ /g, '-');
  return { id: drawing, name, drawing, priceMinor };
}
