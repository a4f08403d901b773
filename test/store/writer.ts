// A process that writes until it is killed: `writer.ts FOLDER ROUND`. It prints each id that was acknowledged.
import { openEmbedded } from '../../src/store/embedded/open-embedded';
import { anEvent } from '../support/an-event';

async function writeForEver(folder: string, round: string): Promise<void> {
  const { store } = await openEmbedded(folder, {
    now: () => new Date('2026-11-22T10:00:00Z'),
    holder: 'the writer',
  });
  let count = 0;
  const writing = async (): Promise<void> => {
    count += 1;
    const event = anEvent({ id: `${round}-${String(count).padStart(8, '0')}`, outcome: 'denied' });
    await store.put(event, { file: 'b' });
    const differences = [{ kind: 'set', path: event.id, after: 1 }] as const;
    await store.writeChange(event, { against: 'partial', basis: '1', differences });
    process.stdout.write(`${event.id}\n`);
    return writing();
  };
  await Promise.all(Array.from({ length: 16 }, writing));
}

void writeForEver(process.argv[2] ?? '', process.argv[3] ?? '');
