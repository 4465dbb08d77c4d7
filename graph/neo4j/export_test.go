package neo4j

import "context"

// Ask runs a statement by its name, as the store's own code does.
func (s *Store) Ask(ctx context.Context, statement string) error {
	_, err := s.ask(ctx, "test", statement, nil)
	return err
}
