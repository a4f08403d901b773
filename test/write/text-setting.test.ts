import { rememberTextSetting, storedTextSetting } from '../../src/write/text-setting';
import { memoryStore } from '../support/memory-store';

test('a process writes what a table keeps of texts once, however many batches it stores', async () => {
  const store = memoryStore();
  const putMark = jest.spyOn(store, 'putMark');
  const seen = new Set<string>();
  for (let batch = 0; batch < 3; batch++) await rememberTextSetting(store, undefined, seen);

  expect(putMark).toHaveBeenCalledTimes(1);
  expect(await storedTextSetting(store)).toBeDefined();
});
