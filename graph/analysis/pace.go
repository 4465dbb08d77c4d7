package analysis

import "slices"

// pace asks a check now and then, while work goes on step by step. It is one goroutine's; its zero value never ends work.
type pace struct {
	check Check
	done  int
}

// stride is after how many steps the check is asked. A step is one statement, row or link looked at: at most a few
// microseconds, so that work that nobody waits for any more ends within a few milliseconds.
const stride = 1 << 11

// step counts one step.
func (p *pace) step() error { return p.steps(1) }

// steps counts n steps that were done, or are about to be.
func (p *pace) steps(n int) error {
	if p.done += n; p.done < stride {
		return nil
	}
	p.done = 0
	return p.check.Err()
}

// sortStable sorts as [slices.SortStableFunc] does, and ends early with the error of the check: the list is then in no
// order.
func sortStable[T any](list []T, compare func(a, b T) int, check Check) error {
	p := pace{check: check}
	for block := range slices.Chunk(list, stride/2) {
		slices.SortStableFunc(block, compare)
		if err := p.steps(stride / 2); err != nil {
			return err
		}
	}
	var room []T
	for length := stride / 2; length < len(list); length *= 2 {
		for first := 0; first+length < len(list); first += 2 * length {
			last := min(first+2*length, len(list))
			// The lower half gives way to what is merged, which never comes past what is left of the upper one.
			room = append(room[:0], list[first:first+length]...)
			if err := merge(list[first:last], room, list[first+length:last], compare, &p); err != nil {
				return err
			}
		}
	}
	return nil
}

// merge puts two sorted lists together, of equals those of a first. b may be the end of the list that it is merged into.
func merge[T any](into, a, b []T, compare func(a, b T) int, p *pace) error {
	for at := range into {
		switch {
		case len(a) == 0:
			return nil // what is left of b stands there already
		case len(b) == 0 || compare(a[0], b[0]) <= 0:
			into[at], a = a[0], a[1:]
		default:
			into[at], b = b[0], b[1:]
		}
		if err := p.step(); err != nil {
			return err
		}
	}
	return nil
}
