/**
 * What every screen's routes share: how an answer shows its age, what is remembered while a role is
 * away, how a command is asked for once, and how a refusal names its field.
 */
@NullMarked
package io.rec.mainapp.gateway;

import org.jspecify.annotations.NullMarked;
