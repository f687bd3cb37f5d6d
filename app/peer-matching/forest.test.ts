import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Forest } from './forest.ts'
import { dice } from './peers.example.ts'

/** Joins three nodes at the top in a cycle; the matches are not looked at here. */
function join(forest: Forest, nodes: readonly number[]): number {
  const leaves = nodes.map((node) => forest.firstLeaf[node] ?? -1)
  return forest.join(nodes, leaves, [...leaves.slice(1), leaves[0] ?? -1])
}

function leavesOf(forest: Forest, node: number): number[] {
  const leaves = [forest.firstLeaf[node] ?? -1]
  while (leaves.at(-1) !== forest.lastLeaf[node]) leaves.push(forest.nextLeaf[leaves.at(-1) ?? -1] ?? -1)
  return leaves
}

test('blossoms made and taken apart without end: everybody is led to their node at the top, names come round again', () => {
  const size = 31
  const forest = new Forest(new Int32Array(size).fill(-1))
  const draw = dice(5)
  const tops = new Set(Array.from({ length: size }, (_, vertex) => vertex))
  for (let round = 0; round < 3000; round++) {
    if (round % 4 === 0) forest.renew()
    const listed = [...tops]
    const blossoms = listed.filter((node) => node >= size)
    if (blossoms.length > 0 && (tops.size < 3 || draw(2))) {
      const blossom = blossoms[draw(blossoms.length)] ?? -1
      const children = [forest.firstChild[blossom] ?? -1]
      while (forest.nextChild[children.at(-1) ?? -1] !== children[0])
        children.push(forest.nextChild[children.at(-1) ?? -1] ?? -1)
      forest.part(blossom)
      tops.delete(blossom)
      for (const child of children) tops.add(child)
    } else {
      const nodes = [0, 1, 2].map(() => listed.splice(draw(listed.length), 1)[0] ?? -1)
      for (const node of nodes) tops.delete(node)
      tops.add(join(forest, nodes))
    }
    for (const node of tops) {
      const leaves = leavesOf(forest, node)
      assert.equal(leaves.length, forest.count[node])
      for (const leaf of leaves) assert.equal(forest.top(leaf), node)
    }
  }
})

test('a blossom turns around any of its vertices: all others in it are matched with each other', () => {
  const edges = (cycle: number[]): [number[], number[]] => [cycle, [...cycle.slice(1), cycle[0] ?? -1]]
  for (let vertex = 0; vertex < 7; vertex++) {
    const forest = new Forest(Int32Array.of(-1, 2, 1, 4, 3, 6, 5))
    const inner = forest.join([0, 1, 2], ...edges([0, 1, 2]))
    const middle = forest.join([inner, 3, 4], [2, 3, 4], [3, 4, 0])
    const outer = forest.join([middle, 5, 6], [1, 5, 6], [5, 6, 3])
    forest.mate[vertex] = -1
    forest.rebase(outer, vertex)
    assert.equal(forest.base[outer], vertex)
    for (let other = 0; other < 7; other++) {
      if (other === vertex) continue
      const mate = forest.mate[other] ?? -1
      assert.ok(mate >= 0 && mate !== vertex)
      assert.equal(forest.mate[mate], other)
    }
  }
})
