export type SchoolLevel = 'preschool' | 'primary' | 'lower_secondary' | 'upper_secondary' | 'continuing';
