import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Chain, type Line, type Member, RankedLine } from "../../src/des/line.ts";

class Person implements Member<Person> {
  before: Person | null = null;
  behind: Person | null = null;
  place = -1;
  readonly rank: number;
  readonly order: number;

  constructor(rank: number, order: number) {
    this.rank = rank;
    this.order = order;
  }
}

const precedes = (a: Person, b: Person) =>
  a.rank < b.rank || (a.rank === b.rank && a.order < b.order);

/** Joins (a rank) and leaves (null: the head; otherwise the member at that place) as on a plain array. */
const actions = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("join" as const), n: fc.nat(5) }),
    fc.record({ kind: fc.constant("leave" as const), n: fc.nat(50) }),
    fc.record({ kind: fc.constant("rejoin" as const), n: fc.nat(5) }),
  ),
  { maxLength: 200 },
);

describe("a line", () => {
  const kinds: Record<
    string,
    [() => Line<Person>, (people: Person[], person: Person, rejoins: boolean) => void]
  > = {
    fifo: [
      () => new Chain<Person>(),
      (people, person, rejoins) => rejoins ? people.unshift(person) : people.push(person),
    ],
    lifo: [() => new Chain<Person>("lifo"), (people, person) => people.unshift(person)],
    ranked: [() => new RankedLine<Person>(precedes), (people, person) => {
      people.push(person);
      people.sort((a, b) => precedes(a, b) ? -1 : 1);
    }],
  };
  for (const [name, [make, insert]] of Object.entries(kinds)) {
    it(`${name}: is always the same as a plain array`, () => {
      fc.assert(
        fc.property(actions, (run) => {
          const line = make();
          const people: Person[] = [];
          run.forEach(({ kind, n }, order) => {
            if (kind === "leave") {
              const [person] = people.splice(n % (people.length || 1), 1);
              if (person !== undefined) line.leave(person);
            } else {
              const person = new Person(n, order);
              if (kind === "join") line.join(person);
              else line.rejoin(person);
              insert(people, person, kind === "rejoin");
            }
            expect(line.size).toBe(people.length);
            expect(line.head).toBe(people[0] ?? null);
          });
          const listed = [...line];
          if (name !== "ranked") expect(listed).toEqual(people);
          else expect(new Set(listed)).toEqual(new Set(people));
        }),
        { seed: 5 },
      );
    });
  }
});
