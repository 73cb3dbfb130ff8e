it.skip('is left out', () => undefined);
describe.only('is alone', () => undefined);
it.concurrent.only('is alone', () => undefined);
it.todo('is never written');
xit('is left out', () => undefined);
fdescribe('is alone', () => undefined);
test.failing('is wrong', () => undefined);
