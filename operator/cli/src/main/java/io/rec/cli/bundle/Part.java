package io.rec.cli.bundle;

import java.util.function.Supplier;

/** One file of the archive, read when its turn comes. */
record Part(String path, Supplier<String> content) {}
