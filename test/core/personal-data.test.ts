import { expect, it } from 'vitest';
import { personalData } from '../../src/core/personal-data.ts';

const whom = { oids: ['oid-1'], names: ['petra hansen', 'p.hansen@firma.example'] };
const salt = '00'.repeat(16);

it('gives a person’s own values of every list, and leaves out what is about others', () => {
  const rows = personalData(
    [
      {
        list: 'Responsibilities',
        rows: [
          {
            id: '7',
            fields: {
              Title: 'Mahnungen',
              Owner: { oid: 'oid-1', name: 'Petra Hansen', mail: 'p.hansen@firma.example' },
              Deputy: { oid: 'oid-2', name: 'Jan Vogt', mail: 'j.vogt@firma.example' },
            },
          },
        ],
      },
      {
        list: 'Absences',
        rows: [
          { id: '1', fields: { Title: 'oid-1', PersonOid: 'oid-1', From: '2026-11-20' } },
          { id: '2', fields: { Title: 'oid-2', PersonOid: 'oid-2', From: '2026-11-20' } },
        ],
      },
    ],
    whom,
  );
  expect(rows).toEqual([
    {
      list: 'Responsibilities',
      item: '7',
      values: { Owner: { oid: 'oid-1', name: 'Petra Hansen', mail: 'p.hansen@firma.example' } },
    },
    { list: 'Absences', item: '1', values: { Title: 'oid-1', PersonOid: 'oid-1' } },
  ]);
});

it('somebody else of the same name stays out where the id is known', () => {
  const fields = {
    HandoffKey: 'k',
    OwnerOid: 'oid-9',
    OwnerName: 'Petra Hansen',
    Title: 'Anfrage',
  };
  expect(personalData([{ list: 'Handoffs', rows: [{ id: '1', fields }] }], whom)).toEqual([]);
});

it('whoever sent the mail is given what comes from it, also beside the events, and no seal or key', () => {
  const sender = { oids: [], names: ['tim krause'] };
  const rows = personalData(
    [
      {
        list: 'Handoffs',
        rows: [
          {
            id: '4',
            fields: {
              HandoffKey: 'k4',
              SenderName: 'Tim Krause',
              Title: 'Anfrage',
              OwnerName: 'Jan',
            },
          },
        ],
      },
      {
        list: 'HandoffEvents',
        rows: [
          {
            id: '1',
            fields: {
              EventKey: 'k4:1',
              Payload: '{"sealed":"Tim Krause"}',
              Disclosures: JSON.stringify({ Title: [salt, 'Anfrage'], OwnerName: [salt, 'Jan'] }),
            },
          },
        ],
      },
    ],
    sender,
  );
  expect(rows).toEqual([
    { list: 'Handoffs', item: '4', values: { SenderName: 'Tim Krause', Title: 'Anfrage' } },
    { list: 'HandoffEvents', item: '1', values: { Title: 'Anfrage' } },
  ]);
});
