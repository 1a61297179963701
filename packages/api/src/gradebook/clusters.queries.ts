/** A column of a select over a sheet `s`: who takes none of its clusters of topics, where the plan leaves them to the pupils. */
export const withoutClustersOfSheet = `(
  select json_agg(distinct e.pupil_id)
  from class_subject l
  join enrolment e on e.unit_id = l.unit_id and e.school_year = l.school_year and e.class_id = l.class_id and e.grade = l.grade
  where s.cluster_count > 0 and l.are_clusters_chosen and l.unit_id = s.unit_id and l.school_year = s.school_year
    and l.class_id = s.class_id and l.grade = s.grade and l.subject_code = s.subject_code
    and not exists (select from cluster_choice o where o.unit_id = l.unit_id and o.school_year = l.school_year and o.class_id = l.class_id
      and o.grade = l.grade and o.subject_code = l.subject_code and o.pupil_id = e.pupil_id))`;
