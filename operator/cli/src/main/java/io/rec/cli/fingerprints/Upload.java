package io.rec.cli.fingerprints;

import java.nio.file.Path;

/**
 * A checked set on its way into a desk.
 *
 * @param source where it came from, for the list
 * @param activate it is used from then on
 * @param force even if it is far from the active one
 * @param packed the file that is sent
 */
public record Upload(
    String symbol, String version, String source, boolean activate, boolean force, Path packed) {}
