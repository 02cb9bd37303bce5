const PAS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** Arrows, Home and End move among the points of a chart: the chart is one stop of the Tab key. */
export function surFleches(event: KeyboardEvent): void {
  const svg = event.currentTarget as SVGElement
  const points = [...svg.querySelectorAll<SVGElement>('[data-point]')]
  const ici = points.indexOf(document.activeElement as unknown as SVGElement)
  const pas = PAS[event.key]
  const rang =
    event.key === 'Home' ? 0 : event.key === 'End' ? points.length - 1 : pas === undefined ? -1 : ici + pas
  const point = points[rang]
  if (ici === -1 || rang === -1) return
  event.preventDefault()
  point?.focus()
}
