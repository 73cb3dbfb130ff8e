jest.mock('./a.js');
export const fake = jest.fn();
jest.unstable_mockModule('./a.js', () => ({}));
