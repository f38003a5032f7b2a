// LeakSanitizer asks this function what to forgive: fontconfig, which poppler calls, keeps its tables until the end.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libfontconfig";
}
