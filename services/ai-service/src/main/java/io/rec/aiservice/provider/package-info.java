/**
 * The models that are asked: the built-in one, which always answers, and one behind an
 * OpenAI-compatible address, which costs money, may be slow and may talk nonsense. What it says
 * counts only if it keeps to the schema; what it fails with is told and never waited for twice,
 * because a trade waits too.
 */
@NullMarked
package io.rec.aiservice.provider;

import org.jspecify.annotations.NullMarked;
