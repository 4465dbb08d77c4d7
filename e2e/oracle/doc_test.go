// Package oracle_test holds the analyses against the libraries that analysts use: networkx, igraph, NumPy and SciPy
// compute every measure once more, from what was recorded alone, and each difference is a failure.
package oracle_test
