/** Objects as readers of JSON dumps give them: Nodes without the images that their status lists. */
export function withoutImages(objects: readonly unknown[]): unknown[] {
  return objects.map((object) => {
    const { kind, status } = Object(object);
    if (kind !== "Node" || !Array.isArray(Object(status).images)) return object;
    return { ...Object(object), status: { ...status, images: [] } };
  });
}
