import fc from 'fast-check';
import { metricsLine } from '../../src/model/metrics';

const now = Date.parse('2026-11-22T12:00:00Z');

test('a line says what was measured, and of what function', () => {
  expect(JSON.parse(metricsLine({ Stored: [1, 1, 1], Lag: [900, 80], Known: [] }, 'ingest', now))).toEqual({
    _aws: {
      Timestamp: now,
      CloudWatchMetrics: [
        {
          Namespace: 'Lextrail',
          Dimensions: [['FunctionName']],
          Metrics: [
            { Name: 'Stored', Unit: 'Count' },
            { Name: 'Lag', Unit: 'Milliseconds' },
          ],
        },
      ],
    },
    FunctionName: 'ingest',
    Stored: [3],
    Lag: [900, 80],
  });
});

test('of many lags the longest stay, and the format is never exceeded', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 300 }), (lags) => {
      const { Lag: kept } = JSON.parse(metricsLine({ Lag: lags }, 'ingest', now));
      expect(kept.length).toBe(Math.min(100, lags.length));
      expect(kept[0]).toBe(Math.max(...lags));
    }),
  );
});
