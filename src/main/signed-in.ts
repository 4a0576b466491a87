import { finishSignIn } from '../ui/host/signed-in.ts';

await finishSignIn();
