export { numbersFrom as randomFrom } from '../../engine/demo/random.ts';
