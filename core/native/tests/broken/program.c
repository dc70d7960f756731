/* A program, not a plugin. */
int main(void) { return 0; }
