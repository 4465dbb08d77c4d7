package graph

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
)

// CheckIDs returns [CodeNotFound], with its place, for the first id that the filter asks for outright ("id": {"in": …},
// also within "and" and "or") and that is of nothing of the kinds in the view. A list that is filtered just has nothing
// of that id in it; whoever is asked to compute among given ones should say that one of them is not there.
func (f Filter) CheckIDs(v *View, kinds ...Kind) error {
	return f.checkIDs(v, kinds, nil)
}

func (f Filter) checkIDs(v *View, kinds []Kind, path []string) error {
	for _, name := range []string{"and", "or"} {
		list := reflect.ValueOf(f[name])
		if list.Kind() != reflect.Slice {
			continue
		}
		for i := range list.Len() {
			if inner, is := asFilter(list.Index(i).Interface()); is {
				if err := inner.checkIDs(v, kinds, within(within(path, name), strconv.Itoa(i))); err != nil {
					return err
				}
			}
		}
	}
	operators, _ := asFilter(f["id"])
	ids := reflect.ValueOf(operators["in"])
	if ids.Kind() != reflect.Slice {
		return nil
	}
	for i := range ids.Len() {
		id := ID(fmt.Sprint(ids.Index(i).Interface()))
		if e := v.Find(id); e == nil || !slices.Contains(kinds, e.EntityKind()) {
			return Within(NotFound(id), append(path, "id", "in", strconv.Itoa(i))...)
		}
	}
	return nil
}
