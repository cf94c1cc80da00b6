/** A script of the page that did not come. Whoever draws lazily (`ui/lazy-part.tsx`) knows it by its name. */
export class NotLoaded extends Error {
  override name = 'NotLoaded'

  constructor(cause: unknown) {
    super('a part of the page could not be loaded', { cause })
  }
}
