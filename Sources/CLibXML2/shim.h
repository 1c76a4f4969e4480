// Only the SAX2 push interface: records are streamed, never held as a tree.
#include <libxml/xmlversion.h>
// Debian builds libxml2 with ICU, and its headers then pull in ICU's own, which clash with the ICU inside Foundation.
// Only struct _xmlCharEncodingHandler depends on the macro, and nothing here touches it.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
