/** From where a request comes: address, encryption, browser. */
@NullMarked
package io.rec.mainapp.signin.caller;

import org.jspecify.annotations.NullMarked;
