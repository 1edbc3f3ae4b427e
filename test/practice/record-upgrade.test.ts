import { expect, it } from 'vitest';
import { recordVersion } from '../../server/domain/record.ts';
import {
  UnknownRecordVersion,
  upgrade,
  upgradeEvent,
  upgradeRecord,
  upgradeStep,
} from '../../server/domain/record-upgrade.ts';
import { openedSession } from './table.ts';

it('[LIVE25] what was written now is read as it is', () => {
  const { events, steps } = openedSession();
  expect(upgradeRecord({ events, steps })).toEqual({ events, steps });
});

it('[LIVE25] what is older is brought up one version at a time', () => {
  const upgraders = {
    1: (stored: unknown) => ({ ...(stored as object), second: true }),
    2: (stored: unknown) => ({ ...(stored as object), third: true }),
  };
  expect(upgrade({ first: true }, 1, upgraders, 3)).toEqual({ first: true, second: true, third: true });
  expect(upgrade({ first: true }, 2, upgraders, 3)).toEqual({ first: true, third: true });
  expect(() => upgrade({}, 1, { 2: (x) => x }, 3)).toThrow(UnknownRecordVersion);
});

it.each([0, -1, 1.5, recordVersion + 1, Number.NaN])('[LIVE25] version %s is refused, never guessed at', (v) => {
  const { events, steps } = openedSession();
  expect(() => upgradeEvent({ ...events[0]!, v })).toThrow(UnknownRecordVersion);
  expect(() => upgradeStep({ ...steps[0]!, v })).toThrow(UnknownRecordVersion);
});
