// libcsv-dev ships no .pc file, so the module map names the library itself.
#include <csv.h>
