#include <errno.h>
#include <stdio.h>
#include <xlsxwriter.h>

/* Closing prints what went wrong on C's standard error, between the lines of a log that machines read, and gives but a
   number that says less. The stream is therefore turned away for the while, and the system's number is handed out. Two
   calls at once would exchange their streams. */
static inline lxw_error kanghe_workbook_close_quietly(lxw_workbook *workbook, int *system_error) {
  FILE *shown = stderr;
  FILE *away = fopen("/dev/null", "we");
  if (away) stderr = away;
  errno = 0;
  lxw_error status = workbook_close(workbook);
  *system_error = errno;
  stderr = shown;
  if (away) fclose(away);
  return status;
}
