/** Property tests draw the same cases in every run, so that what fails once fails again. */
import * as fc from "fast-check";

fc.configureGlobal({ seed: 1 });
