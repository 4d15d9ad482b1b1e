// Package fail holds the errors that are meant for a person: one sentence that
// says what is wrong and what to do, printed without a stack or a prefix.
package fail

import (
	"errors"
	"fmt"
)

// Sentence is an error whose text needs no further explanation.
type Sentence struct{ text string }

func (s Sentence) Error() string { return s.text }

// Say builds a Sentence.
func Say(format string, arguments ...any) error {
	return Sentence{fmt.Sprintf(format, arguments...)}
}

// IsSentence tells whether err, or one that it wraps, is meant for a person as it stands.
func IsSentence(err error) bool {
	var sentence Sentence
	return errors.As(err, &sentence)
}
