import type { ScanWords } from './en.js';

export const scanEs: ScanWords = {
  'scan.attached': '{name} está en la venta.',
  'scan.none': 'Ningún cliente tiene el código escaneado.',
  'scan.several': 'Varios clientes tienen el código escaneado. Búsquelo por nombre.',
  'scan.document': 'Era una identificación o una tarjeta de pago. No se tomó nada de ella.',
};
