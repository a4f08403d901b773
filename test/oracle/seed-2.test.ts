import { holdToTheModel } from './hold-to-the-model';

// One file a seed, so that they run side by side.
holdToTheModel(2);
