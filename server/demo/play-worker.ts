import { parentPort, workerData } from 'node:worker_threads';
import { demoReps } from '../practice/demo-plan.ts';
import { playDemo } from '../practice/demo-practice.ts';
import { readLibrary, readScriptedReps } from '../practice/library.ts';
import type { PartToPlay } from './play-thread.ts';

const { content, midnightMs, part, parts } = workerData as PartToPlay;
const library = readLibrary(content);
const reps = new Map([...library.scenarios.keys()].map((id) => [id, readScriptedReps(content, id)]));
const named = { orgId: '', people: new Map(demoReps.map((name) => [name, name])) };
parentPort?.postMessage(playDemo(named, library, reps, new Date(midnightMs), (i) => i % parts === part));
