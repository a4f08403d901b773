import type { JsonObject } from '../../src/model/json';
import { anEvent } from '../support/an-event';
import type { Fresh } from '../support/engines';
import { historyOf } from './contract-support';

/** Corrections by CloudTrail, and whether what they correct is stored. */
export function correctionsContract(fresh: () => Fresh): void {
  describe('corrections', () => {
    const correcting = (addendum: JsonObject) =>
      anEvent({
        id: 'correction',
        instant: '2026-11-22T09:00:00.000Z',
        received: { ...anEvent().received, addendum },
      });

    test('a correction is pending until what it corrects is stored, whichever comes first', async () => {
      const original = anEvent();
      const correction = correcting({ reason: 'UPDATED_DATA', originalEventID: original.id });
      const isPending = async () => {
        const [{ events }, history] = await Promise.all([
          fresh().store.fetch([correction]),
          fresh().store.history(historyOf(correction)),
        ]);
        return [events[0]?.isPending, history.events[0]?.isPending];
      };
      await fresh().store.put(correction);
      await fresh().store.put(anEvent({ id: `${original.id}0` }));
      expect(await isPending()).toEqual([true, true]);

      await fresh().store.put(original);
      expect(await isPending()).toEqual([undefined, undefined]);
      expect((await fresh().store.fetch([original])).events).toEqual([{ event: original }]);
    });

    test('a correction that does not say of what stays pending', async () => {
      const correction = correcting({ reason: 'UPDATED_DATA', updatedFields: '' });
      await fresh().store.put(correction);

      expect((await fresh().store.fetch([correction])).events[0]?.isPending).toBe(true);
    });
  });
}
