import { describe, expect, it } from 'vitest'
import { shapeOf } from '../../etl/tiles/shape.ts'

const square = (x: number, y: number, side: number) => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
]

describe('shapeOf', () => {
  it('gives the box and the centre of a square', () => {
    const shape = shapeOf({ type: 'Polygon', coordinates: [square(2, 48, 2)] })
    expect(shape.emprise).toEqual([2, 48, 4, 50])
    expect(shape.longitude).toBeCloseTo(3, 12)
    expect(shape.latitude).toBeCloseTo(49, 12)
  })

  it('weighs each part by its area, whatever the winding of the file', () => {
    const reversed = square(10, 0, 1).reverse()
    const { longitude, latitude } = shapeOf({
      type: 'MultiPolygon',
      coordinates: [[square(0, 0, 2)], [reversed]],
    })
    expect(longitude).toBeCloseTo((4 * 1 + 1 * 10.5) / 5, 12)
    expect(latitude).toBeCloseTo((4 * 1 + 1 * 0.5) / 5, 12)
  })

  it('takes holes away', () => {
    const { longitude } = shapeOf({ type: 'Polygon', coordinates: [square(0, 0, 4), square(0, 0, 2)] })
    expect(longitude).toBeCloseTo((16 * 2 - 4 * 1) / 12, 12)
  })

  it('falls back on the centre of the box when there is no area', () => {
    const shape = shapeOf({
      type: 'Polygon',
      coordinates: [
        [
          [1, 1],
          [3, 1],
          [1, 1],
        ],
      ],
    })
    expect([shape.longitude, shape.latitude]).toEqual([2, 1])
  })

  it('refuses a surface without positions', () => {
    expect(() => shapeOf({ type: 'MultiPolygon', coordinates: [] })).toThrow('Contour sans position')
  })
})
