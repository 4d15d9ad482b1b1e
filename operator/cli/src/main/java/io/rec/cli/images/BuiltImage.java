package io.rec.cli.images;

import java.nio.file.Path;

/** An image that lies on disk, ready to be loaded into a cluster's nodes. */
public record BuiltImage(ImageReference reference, Path archive) {}
