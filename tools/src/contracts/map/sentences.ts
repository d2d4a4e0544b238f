import type { Waiver } from '../../../../contracts/waivers.ts';
import type { AgreedAnswer, AgreedReading } from './agreements.ts';
import type { Answer, CallBoundary, ReadingBoundary, RouteBoundary } from './boundaries.ts';
import type { Route } from './route-for.ts';

/** What can be wrong with a contract: each in one sentence, and what to do. */

export const statusOf = ({ status, code }: { status: number; code?: string | undefined }): string =>
  code ? `${status} ${code}` : String(status);

const answerOf = (route: RouteBoundary, answer: Answer) =>
  `${route.operation} (${route.method} ${route.path} of ${route.provider}) answering ${statusOf(answer)}`;

const callOf = ({ consumer, provider, method, path }: CallBoundary) =>
  `${consumer} calls ${method} ${path} of ${provider}`;

const inPact = ({ consumer, provider, description }: AgreedAnswer | AgreedReading) =>
  `contracts/pacts/${consumer}-${provider}.json has "${description}", but`;

const REMOVE = 'remove its test, then ./odyssey contracts write';

export const answerMissing = (route: RouteBoundary, answer: Answer): string =>
  `${answerOf(route, answer)} has no contract: add a case to services/${route.provider}/test/contracts/rest.pact-spec.ts, or a waiver to contracts/waivers.ts.`;

export const callMissing = (call: CallBoundary): string =>
  `${callOf(call)} without a contract: add it to services/${call.consumer}/test/contracts/calls.pact-spec.ts.`;

export const nothingToCall = (call: CallBoundary): string =>
  `${callOf(call)}, which has no such route: correct the outgoingCall, or add the route.`;

export const readingMissing = ({ consumer, type, handler }: ReadingBoundary): string =>
  `${consumer} reads ${type} in ${handler} without a contract: add it to services/${consumer}/test/contracts/reads.pact-spec.ts.`;

export const eventMissing = (provider: string, type: string): string =>
  `${provider} publishes ${type}, and no contract holds it to that: let a handler or the reader outside read it, or retire it.`;

export const notSeen = (one: AgreedAnswer | AgreedReading): string =>
  `${one.provider} was not seen to keep "${one.description}" of ${one.consumer}: ./odyssey test providers says why.`;

export const noSuchRoute = (one: AgreedAnswer): string =>
  `${inPact(one)} ${one.provider} has no ${one.method} ${one.path}: ${REMOVE}.`;

export const noSuchAnswer = (one: AgreedAnswer): string =>
  `${inPact(one)} the document of ${one.provider} names no ${statusOf(one)} there: say it with @Fails or @Answers, or remove its test.`;

export const undeclaredCall = (one: AgreedAnswer, { method, path }: Route): string =>
  `${inPact(one)} ${one.consumer} declares no call of ${method} ${path}: declare it with outgoingCall, or remove its test.`;

export const noSuchHandler = (one: AgreedReading): string =>
  `${inPact(one)} ${one.consumer} has no such handler: ${REMOVE}.`;

export const waiverExpired = (route: RouteBoundary, answer: Answer, { expires }: Waiver): string =>
  `The waiver of ${answerOf(route, answer)} expired on ${expires}: write the contract, or argue for another day in contracts/waivers.ts.`;

export const waivedAndAgreed = (route: RouteBoundary, answer: Answer): string =>
  `${answerOf(route, answer)} has a contract and a waiver: remove it from contracts/waivers.ts.`;

export const nothingToWaive = (waiver: Waiver): string =>
  `contracts/waivers.ts waives ${waiver.operation} answering ${statusOf(waiver)} of ${waiver.provider}, which no document has: remove it.`;
